"""The practice office that receives: an invented province whose communes have handed in for a year."""
