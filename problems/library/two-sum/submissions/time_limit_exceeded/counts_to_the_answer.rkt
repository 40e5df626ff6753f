; Each element is found by walking to it.
(define/contract (two-sum nums target)
  (-> (listof exact-integer?) exact-integer? (listof exact-integer?))
  (for*/first ([i (in-range (length nums))]
               [j (in-range i)]
               #:when (= (+ (list-ref nums i) (list-ref nums j)) target))
    (list j i)))
