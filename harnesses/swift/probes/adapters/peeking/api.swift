// Swift's own IndexingIterator is what the solution is given.
