"""The pages of questionnaires: the list of their versions, and the editor of one."""
