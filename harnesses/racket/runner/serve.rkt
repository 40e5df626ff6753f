#lang racket/base
;; The harness for Racket: serves the tests of a compiled solution (harnesses/README.md has the protocol).

(require racket/class
         racket/list
         racket/string
         json
         ffi/unsafe/port
         "language.rkt" ; loaded before the header comes: what is left then is the solution
         "values.rkt")

(define tests (unsafe-file-descriptor->port 3 'tests '(read)))
(define answers (unsafe-file-descriptor->port 4 'answers '(write)))

(define (load-solution)
  (define code
    (parameterize ([read-accept-compiled #t])
      (call-with-input-file "solution.zo" read)))
  (parameterize ([current-module-declare-name (make-resolved-module-path 'solution)])
    (eval code))
  (dynamic-require ''solution '__answer))

;; What a function problem's test is answered with: a function of no arguments, the cursor being on the test.
(define (function-answerer entry header linked)
  (define with-rows? (and linked (hash-ref linked 'rows #f)))
  (when linked
    (share-nodes! (hash-ref linked 'type) with-rows?))
  (define params (hash-ref header 'params))
  (define name (kebab (hash-ref header 'name)))
  (define read-arguments (arguments-reader params (if linked (list read-rows) '())))
  (define returns (hash-ref header 'returns))
  (define output (hash-ref header 'output #f))
  (define write-result (writer returns name))
  (define write-changed (and output (writer (hash-ref (list-ref params output) 'type) name)))
  (lambda ()
    (define results (call-with-values (lambda () (apply entry (read-arguments))) list))
    (cond
      [with-rows?
       (put #"[")
       (write-result (only results 1 name))
       (put #",")
       (write-rows)
       (put #"]")]
      [(not output) (write-result (only results 1 name))]
      [(equal? returns "void") (write-changed (only results 1 name))]
      [else
       (only results 2 name)
       (put #"[")
       (write-result (car results))
       (put #",")
       (write-changed (cadr results))
       (put #"]")])
    (forget-nodes!)))

(define (only results count name)
  (unless (= (length results) count)
    (fail "~a: the problem asks for ~a values, there are ~a" name count (length results)))
  (car results))

(define (class-answerer entry header)
  (define read-operations (reader "string[]"))
  (define read-constructor-arguments (arguments-reader (hash-ref (hash-ref header 'constructor (hash)) 'params '())))
  (define methods
    (for/hash ([method (in-list (hash-ref header 'methods '()))])
      (define name (kebab (hash-ref method 'name)))
      (define returns (hash-ref method 'returns "void"))
      (values (hash-ref method 'name)
              (list (string->symbol name)
                    (arguments-reader (hash-ref method 'params '()))
                    (writer returns name)))))
  (lambda ()
    (expect #\[)
    (define operations (read-operations))
    (expect #\,)
    (expect #\[)
    (define object (apply entry (read-constructor-arguments)))
    (put #"[")
    (begin-result! #t)
    (put #"null")
    (for ([operation (in-list (cdr operations))])
      (expect #\,)
      (put #",")
      (define-values (name read-arguments write-result) (apply values (hash-ref methods operation)))
      (define result (apply dynamic-send object name (read-arguments)))
      (begin-result!)
      (write-result result))
    (put #"]")))

;; A function that reads a list of arguments of these parameters' types, and what else is in it.
(define (arguments-reader params [more '()])
  (define readers (for/list ([one (in-list params)]) (reader (hash-ref one 'type))))
  (lambda ()
    (expect #\[)
    (define arguments
      (for/list ([read-one (in-list (append readers more))] [i (in-naturals)])
        (unless (zero? i) (expect #\,))
        (read-argument read-one)))
    (expect #\])
    (take arguments (length readers))))

(define (kebab name)
  (define words
    (regexp-replaces name '([#px"([A-Z]+)([A-Z][a-z])" "\\1-\\2"] [#px"([a-z0-9])([A-Z])" "\\1-\\2"])))
  (string-replace (string-downcase words) "_" "-"))

;; What was raised, and where in the solution as far as that is known.
(define (show raised)
  (flush-output)
  (eprintf "~a\n" (if (exn? raised) (exn-message raised) (format "uncaught: ~e" raised)))
  (when (exn? raised)
    (for ([frame (in-list (continuation-mark-set->context (exn-continuation-marks raised)))])
      (define place (cdr frame))
      (when (and place (equal? (format "~a" (srcloc-source place)) "solution.rkt"))
        (eprintf "    at solution.rkt:~a~a\n" (srcloc-line place) (if (car frame) (format ", ~a" (car frame)) "")))))
  (exit 1))

(define (answer-all answer)
  (let loop ()
    (define test (read-bytes-line tests))
    (unless (eof-object? test)
      (read-from! test)
      (answer)
      (flush-output)
      (flush-output (current-error-port))
      (put #"\n")
      (write-bytes (get-output-bytes line #t) answers)
      (flush-output answers)
      (loop))))

(define header (read-json tests))
(unless (eof-object? header)
  (read-bytes-line tests)
  (uncaught-exception-handler show)
  (define entry (load-solution))
  (answer-all
   (if (hash-has-key? header 'function)
       (function-answerer entry (hash-ref header 'function) (hash-ref header 'linked #f))
       (class-answerer entry (hash-ref header 'class)))))
