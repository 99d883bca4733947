"""A tiny framework, and the papers of two companies, for searching and answering."""

from __future__ import annotations

from tests.writing import asked_about, document

FIT = asked_about(
    document(
        "fit.md",
        "# Strategic fit\n\nStrategic fit joins the external market with the internal organisation. "
        "A company can be well organised and still be wrong for its market.\n\n"
        "Strategic fit has two sides:\n\n- **External**: where the company competes\n"
        "- **Internal**: how the company is organised\n",
    ),
    "What is strategic fit?",
    "How do market and organisation belong together?",
)
COBIT = asked_about(
    document(
        "cobit.md",
        "# COBIT\n\nCOBIT is a framework for the governance of information technology. "
        "It sets goals for control and audit.\n\nCOBIT has three components:\n\n"
        "- Control objectives\n- Management guidelines\n- Maturity models\n",
    ),
    "What is COBIT for?",
)
ITIL = asked_about(
    document(
        "itil.md",
        "# ITIL\n\nITIL is a set of practices for running IT services. "
        "It describes incidents, changes and the service desk.\n\n"
        "ITIL helps because it gives every request one way to be handled.\n",
    ),
    "What is ITIL for?",
)
RESISTANCE = asked_about(
    document(
        "resistance.md",
        "# Resistance to change\n\nEmployees resist change when they fear for their jobs. "
        "Resistance is overcome in four ways:\n\n1. Explain the reasons early\n2. Train everybody\n"
        "3. Reward those who take part\n4. Let leaders set an example\n",
    ),
    "Why do employees resist?",
    "How do we overcome resistance?",
)
ROTATION = asked_about(
    document(
        "rotation.md",
        "# Job rotation\n\nJob rotation moves specialists between business and IT for a few months. "
        "It teaches each side the language of the other.\n",
    ),
    "How does job rotation work?",
)
FRAMEWORK = (FIT, COBIT, ITIL, RESISTANCE, ROTATION)

BOARD = document(
    "board.md",
    "# Board paper\n\n## Decision on the ERP system\n\nWe chose one ERP system for all plants. "
    "One system lowers the cost of maintenance by 18 percent. "
    "The local systems were rejected because nobody could compare their figures.\n\n"
    "## Training\n\nEvery plant names two trainers. They start in March.\n",
)
MEMO = document(
    "memo.md",
    "# Secret memo\n\nProject Falcon moves the data centre to Oslo. The rent there is low.\n",
)
ACME, RIVAL = "TACME", "TOTHER"
COMPANIES = {ACME: (BOARD,), RIVAL: (MEMO,)}
