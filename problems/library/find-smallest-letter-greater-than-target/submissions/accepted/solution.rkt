(define/contract (next-greatest-letter letters target)
  (-> (listof char?) char? char?)
  (or (findf (curry char<? target) letters)
      (first letters)))
