"""How to cite a publication: one record, written as a sentence, as files and as meta tags."""
