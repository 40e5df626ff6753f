(define min-stack%
  (class object%
    (super-new)

    (init-field)

    ; Pairs of a value and the least one up to it.
    (define entries '())

    ; push : exact-integer? -> void?
    (define/public (push val)
      (define least (if (empty? entries) val (min val (get-min))))
      (set! entries (cons (cons val least) entries)))

    ; pop : -> void?
    (define/public (pop)
      (set! entries (rest entries)))

    ; top : -> exact-integer?
    (define/public (top)
      (car (first entries)))

    ; get-min : -> exact-integer?
    (define/public (get-min)
      (cdr (first entries)))))
