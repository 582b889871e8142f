"""The Qt parts every page is put together from; they know no area, no database and no office."""
