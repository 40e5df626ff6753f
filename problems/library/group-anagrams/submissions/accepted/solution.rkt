(define/contract (group-anagrams strs)
  (-> (listof string?) (listof (listof string?)))
  (group-by (lambda (word) (list->string (sort (string->list word) char<?))) strs))
