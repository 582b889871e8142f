"""The papers of surveys and batches, as menus of the pages that show them."""
