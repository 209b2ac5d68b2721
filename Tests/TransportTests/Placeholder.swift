// Keeps the target until its tests come.
