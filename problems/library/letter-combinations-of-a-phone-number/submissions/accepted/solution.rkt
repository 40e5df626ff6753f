(define keys
  (hash #\2 "abc" #\3 "def" #\4 "ghi" #\5 "jkl" #\6 "mno" #\7 "pqrs" #\8 "tuv" #\9 "wxyz"))

(define/contract (letter-combinations digits)
  (-> string? (listof string?))
  (if (string=? digits "")
      '()
      (for/fold ([texts '("")]) ([digit digits])
        (for*/list ([text texts] [letter (hash-ref keys digit)])
          (string-append text (string letter))))))
