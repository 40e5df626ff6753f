(struct entry (key [value #:mutable] [before #:mutable] [after #:mutable]))

(define lru-cache%
  (class object%
    (super-new)

    ; capacity : exact-integer?
    (init-field
      capacity)

    (define entries (make-hasheqv))
    ; A ring: behind this one comes the entry used last, before it the one to go.
    (define ring (entry #f #f #f #f))
    (set-entry-before! ring ring)
    (set-entry-after! ring ring)

    (define (unlink one)
      (set-entry-after! (entry-before one) (entry-after one))
      (set-entry-before! (entry-after one) (entry-before one)))

    (define (put-first one)
      (set-entry-before! one ring)
      (set-entry-after! one (entry-after ring))
      (set-entry-before! (entry-after ring) one)
      (set-entry-after! ring one))

    (define (use one)
      (unlink one)
      (put-first one))

    ; get : exact-integer? -> exact-integer?
    (define/public (get key)
      (define found (hash-ref entries key #f))
      (cond
        [found
         (use found)
         (entry-value found)]
        [else -1]))

    ; put : exact-integer? exact-integer? -> void?
    (define/public (put key value)
      (define found (hash-ref entries key #f))
      (cond
        [found
         (set-entry-value! found value)
         (use found)]
        [else
         (when (= (hash-count entries) capacity)
           (define oldest (entry-before ring))
           (unlink oldest)
           (hash-remove! entries (entry-key oldest)))
         (define new-entry (entry key value #f #f))
         (hash-set! entries key new-entry)
         (put-first new-entry)]))))
