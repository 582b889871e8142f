"""Steps of law as rows: what an area keeps of each, how limits follow, how one is said, checked and taken."""
