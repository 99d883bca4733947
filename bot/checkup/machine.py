"""The check-up of what Plumbline thinks with: embeddings, instruments, model."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.checkup.findings import Finding, fault, fine, unused
from bot.domain.errors import PlumblineError

if TYPE_CHECKING:
    from bot.bootstrap import Application


def _embeddings(name: str, application: Application) -> Finding:
    from knowledge.embedding import check_weights

    if application.settings.embeddings is None:
        check_weights()
    dimensions = len(application.embeddings.embed_query("alignment"))
    return fine(name, f"{application.embeddings_name}, {dimensions} dimensions")


def _instruments(name: str, application: Application) -> Finding:
    catalogue = application.catalogue
    if catalogue.refused:
        flaws = "; ".join(str(error).partition("\n")[0] for error in catalogue.refused)
        do = "plumbline instrument check FILE names every flaw; until then interviews can't use the file."
        return fault(name, flaws, do)
    return fine(name, ", ".join(one.reference for one in catalogue.newest))


def _model(name: str, application: Application) -> Finding:
    from bot.adapters.language_model import LangChainModel
    from bot.services.ports import Instructions

    chosen = application.settings.model
    if chosen is None:
        says = "none; answers are composed from the passages"
        return unused(name, says, "Set PLUMBLINE_MODEL to have them written.")
    model = LangChainModel(chosen, application.settings.model_timeout)
    try:
        answer = "".join(model.write(Instructions("Be brief.", "Say: ready", "doctor")))
    except PlumblineError as failure:
        return fault(name, str(failure), "Check the name, the provider's key, and its address.")
    if not answer:
        return fault(name, f"{chosen} answers nothing", "Choose another model.")
    return fine(name, f"{chosen} answers")


LOOKS = (
    ("embeddings", _embeddings),
    ("instruments", _instruments),
    ("model", _model),
)
