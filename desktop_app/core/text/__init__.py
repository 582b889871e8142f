"""Vietnamese text: comparing it, ordering names, finding what must stay hidden."""
