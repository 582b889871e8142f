"""What people said: counts, scores, comparisons, open answers, alerts."""
