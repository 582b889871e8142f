"""Papers of a survey: blank forms, the sheet before a batch, its certificate, the codebook."""
