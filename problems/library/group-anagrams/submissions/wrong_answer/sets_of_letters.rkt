; Forgets how often a letter occurs.
(define/contract (group-anagrams strs)
  (-> (listof string?) (listof (listof string?)))
  (group-by (compose list->set string->list) strs))
