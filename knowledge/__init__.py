"""What is known: the framework, a company's documents, and how passages of them are found."""
