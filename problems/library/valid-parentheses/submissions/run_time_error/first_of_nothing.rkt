(define/contract (is-valid s)
  (-> string? boolean?)
  (define closing (hash #\( #\) #\[ #\] #\{ #\}))
  (let loop ([letters (string->list s)] [awaited '()])
    (match letters
      ['() (empty? awaited)]
      [(cons letter others)
       (define close (hash-ref closing letter #f))
       (cond
         [close (loop others (cons close awaited))]
         [(char=? letter (first awaited)) (loop others (rest awaited))]
         [else #f])])))
