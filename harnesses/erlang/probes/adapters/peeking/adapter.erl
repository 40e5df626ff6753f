judge_peeking_init_(Nums) -> peeking_iterator_init_(iterator(Nums)).

judge_peeking_peek() -> peeking_iterator_peek().

judge_peeking_next() -> peeking_iterator_next().

judge_peeking_has_next() -> peeking_iterator_has_next().
