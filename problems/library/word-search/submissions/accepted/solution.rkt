(define/contract (exist board word)
  (-> (listof (listof char?)) string? boolean?)
  (define rows (list->vector (map list->vector board)))
  (define height (vector-length rows))
  (define width (vector-length (vector-ref rows 0)))
  (define size (string-length word))

  (define (goes? row column at)
    (cond
      [(= at size) #t]
      [(not (and (< -1 row height) (< -1 column width))) #f]
      [else
       (define line (vector-ref rows row))
       (define letter (vector-ref line column))
       (and (char=? letter (string-ref word at))
            (let ()
              (vector-set! line column #\#)
              (begin0
                (or (goes? (add1 row) column (add1 at))
                    (goes? (sub1 row) column (add1 at))
                    (goes? row (add1 column) (add1 at))
                    (goes? row (sub1 column) (add1 at)))
                (vector-set! line column letter))))]))

  (for*/or ([row height] [column width])
    (goes? row column 0)))
