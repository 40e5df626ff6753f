; The is-bad-version API is already defined for you.
; is-bad-version : exact-integer? -> boolean?

(define/contract (first-bad-version n)
  (-> exact-integer? exact-integer?)
  )
