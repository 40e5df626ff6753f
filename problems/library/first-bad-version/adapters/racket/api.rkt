(define most-questions 1000)
(define first-bad 0)
(define questions 0)

(define (set-first-bad! version)
  (set! first-bad version)
  (set! questions 0))

(define (is-bad-version version)
  (set! questions (add1 questions))
  (when (> questions most-questions)
    (error 'is-bad-version "was asked more than ~a times" most-questions))
  (>= version first-bad))
