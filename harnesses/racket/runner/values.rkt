#lang racket/base
;; Values between JSON and Racket, by their types: `(reader "list<integer>")` is a function that reads such a value
;; from the line that `read-from!` was given, `(writer "list<integer>" 'probe)` one that writes it to `line`.

(require racket/fixnum racket/list racket/string racket/unsafe/ops "nodes.rkt")
(provide reader writer read-from! read-argument begin-result! expect put line fail
         share-nodes! read-rows write-rows forget-nodes!)

;; A cycle in a result must end somewhere; no test has an answer this long.
(define max-nodes 2000000)

(define (fail format-text . values)
  (flush-output)
  (eprintf "~a\n" (apply format format-text values))
  (exit 1))

;; --- reading: a cursor on the test's bytes ---------------------------------------------------------

(define text #"")
(define at 0)

(define (read-from! bytes)
  (set! text bytes)
  (set! at 0))

;; Where the results of the operations of a class problem begin in what is written, the last one first.
(define results '())

(define (begin-result! [first? #f])
  (set! results (cons (file-position line) (if first? '() results))))

;; Read an argument; where it is `{"result":1}`, from what that operation was answered with.
(define (read-argument read-value)
  (skip-spaces)
  (cond
    [(byte-is? #\{)
     (expect #\{)
     (read-text)
     (expect #\:)
     (define start (list-ref results (- (length results) (read-integer) 1)))
     (expect #\})
     (define-values (test after) (values text at))
     (read-from! (get-output-bytes line #f start)) ; behind it is a comma at least
     (begin0
       (read-value)
       (set! text test)
       (set! at after))]
    [else (read-value)]))

(define-syntax-rule (byte-is? character)
  (fx= (unsafe-bytes-ref text at) (char->integer character)))

(define (skip-spaces)
  (when (byte-is? #\space)
    (set! at (fx+ at 1))
    (skip-spaces)))

(define (expect character)
  (skip-spaces)
  (unless (byte-is? character)
    (fail "the test does not fit the signature"))
  (set! at (fx+ at 1)))

(define (take-word word)
  (define end (+ at (bytes-length word)))
  (and (<= end (bytes-length text))
       (equal? (subbytes text at end) word)
       (set! at end)
       #t))

(define (number-end i)
  (define byte (unsafe-bytes-ref text i))
  (if (or (and (fx>= byte 48) (fx<= byte 57)) (memv byte '(43 45 46 69 101))) (number-end (fx+ i 1)) i))

(define (read-integer)
  (skip-spaces)
  (define start at)
  (define negative? (byte-is? #\-))
  (let loop ([i (if negative? (fx+ at 1) at)] [value 0])
    (define digit (fx- (unsafe-bytes-ref text i) 48))
    (cond
      [(and (fx>= digit 0) (fx<= digit 9))
       ;; Beyond 17 digits it is no fixnum any more.
       (loop (fx+ i 1) (if (fx< (fx- i start) 17) (fx+ (fx* value 10) digit) (+ (* value 10) digit)))]
      [else
       (set! at i)
       (if negative? (- value) value)])))

(define (read-double)
  (skip-spaces)
  (define end (number-end at))
  (define value (string->number (bytes->string/latin-1 (subbytes text at end)) 10 'read 'decimal-as-inexact))
  (set! at end)
  (exact->inexact value))

(define (read-boolean)
  (skip-spaces)
  (or (take-word #"true")
      (begin (take-word #"false") #f)))

(define (read-text)
  (expect #\")
  (define start at)
  (let loop ([i at])
    (define byte (unsafe-bytes-ref text i))
    (cond
      [(fx= byte 34)
       (set! at (fx+ i 1))
       (bytes->string/utf-8 text #\uFFFD start i)]
      [(fx= byte 92) (read-escaped start)]
      [else (loop (fx+ i 1))])))

(define (read-escaped start)
  (define out (open-output-string))
  (let loop ([from start] [i start])
    (define byte (bytes-ref text i))
    (define (put-before)
      (write-string (bytes->string/utf-8 text #\uFFFD from i) out))
    (cond
      [(fx= byte 34)
       (put-before)
       (set! at (fx+ i 1))
       (get-output-string out)]
      [(fx= byte 92)
       (put-before)
       (define-values (character next) (escape (fx+ i 1)))
       (write-char character out)
       (loop next next)]
      [else (loop from (fx+ i 1))])))

;; The character that is written behind a backslash, and where it ends.
(define (escape i)
  (define (hex4 i) (string->number (bytes->string/latin-1 (subbytes text i (+ i 4))) 16))
  (case (integer->char (bytes-ref text i))
    [(#\b) (values #\backspace (+ i 1))]
    [(#\f) (values #\page (+ i 1))]
    [(#\n) (values #\newline (+ i 1))]
    [(#\r) (values #\return (+ i 1))]
    [(#\t) (values #\tab (+ i 1))]
    [(#\u)
     (define unit (hex4 (+ i 1)))
     (cond
       [(and (<= #xD800 unit #xDBFF) (equal? (subbytes text (+ i 5) (+ i 7)) #"\\u"))
        (define low (hex4 (+ i 7)))
        (values (integer->char (+ #x10000 (* (- unit #xD800) #x400) (- low #xDC00))) (+ i 11))]
       [(<= #xD800 unit #xDFFF) (values #\uFFFD (+ i 5))]
       [else (values (integer->char unit) (+ i 5))])]
    [else (values (integer->char (bytes-ref text i)) (+ i 1))]))

(define (read-character)
  (define word (read-text))
  (if (= (string-length word) 1) (string-ref word 0) (fail "a character of more than one letter")))

(define ((list-reader read-item))
  (expect #\[)
  (skip-spaces)
  (cond
    [(byte-is? #\])
     (set! at (fx+ at 1))
     '()]
    [else
     (let loop ([values (list (read-item))])
       (skip-spaces)
       (cond
         [(byte-is? #\])
          (set! at (fx+ at 1))
          (reverse values)]
         [else
          (expect #\,)
          (loop (cons (read-item) values))]))]))

(define (read-list-node)
  (for/fold ([next #f]) ([value (in-list (reverse ((list-reader read-integer))))])
    (list-node value next)))

(define (read-integer-or-null)
  (skip-spaces)
  (if (take-word #"null") #f (read-integer)))

(define (read-tree-node)
  (define nodes
    (for/vector ([value (in-list ((list-reader read-integer-or-null)))])
      (and value (tree-node value #f #f))))
  ;; The children of the nodes that are there, in their order, are those behind the root.
  (for/fold ([next 1]) ([parent (in-vector nodes)] #:when parent)
    (define (child i) (and (< i (vector-length nodes)) (vector-ref nodes i)))
    (set-tree-node-left! parent (child next))
    (set-tree-node-right! parent (child (+ next 1)))
    (+ next 2))
  (and (positive? (vector-length nodes)) (vector-ref nodes 0)))

;; --- writing ------------------------------------------------------------------------------------

(define line (open-output-bytes))
(define (put text) (write-bytes text line))

(define (write-integer value)
  (write-string (number->string value) line))

(define (write-double value)
  (cond
    [(eqv? value +nan.0) (put #"NaN")]
    [(eqv? value +inf.0) (put #"Infinity")]
    [(eqv? value -inf.0) (put #"-Infinity")]
    [else (write-string (number->string (exact->inexact value)) line)]))

(define (write-text value)
  (put #"\"")
  (for ([character (in-string value)])
    (define code (char->integer character))
    (cond
      [(memv character '(#\" #\\))
       (write-char #\\ line)
       (write-char character line)]
      [(or (< code 32) (= code 127))
       (put (if (< code 16) #"\\u000" #"\\u00"))
       (write-string (number->string code 16) line)]
      [else (write-char character line)]))
  (put #"\""))

(define ((list-writer write-item) values)
  (put #"[")
  (for ([value (in-list values)] [i (in-naturals)])
    (unless (eqv? i 0) (put #","))
    (write-item value))
  (put #"]"))

(define (write-list-node head)
  (define values
    (let loop ([node head] [values '()] [count 0])
      (when (> count max-nodes)
        (fail "the result is a linked list of more than ~a nodes; it may have a cycle" max-nodes))
      (if node (loop (list-node-next node) (cons (list-node-val node) values) (+ count 1)) (reverse values))))
  ((list-writer write-integer) values))

(define (write-tree-node root)
  ;; Level by level; nulls are written when a node follows.
  (define count 0)
  (define nulls 0)
  (define (visit node)
    (cond
      [node
       (for ([_ (in-range nulls)]) (put #"null,"))
       (set! nulls 0)
       (set! count (+ count 1))
       (when (> count max-nodes)
         (fail "the result is a tree of more than ~a nodes; it may have a cycle" max-nodes))
       (write-integer (tree-node-val node))
       (put #",")]
      [else (set! nulls (+ nulls 1))]))
  (put #"[")
  (let loop ([level (list root)])
    (for-each visit level)
    (define below
      (for*/list ([node (in-list level)]
                  #:when node
                  [child (in-list (list (tree-node-left node) (tree-node-right node)))])
        child))
    (unless (null? below) (loop below)))
  (unless (zero? count) (file-position line (- (file-position line) 1)))
  (put #"]"))

;; --- nodes that arguments share: known by the numbers of their rows ----------------------------------

(define shared (make-hasheqv)) ; by number
(define numbers (make-hasheq)) ; by node

;; From now on values of that type are numbers. With rows, so are nodes that were not given.
(define (share-nodes! type with-rows?)
  (set! kind (if (equal? type "ListNode") list-kind tree-kind))
  (define fits? (third (hash-ref scalars type)))
  (define (give node)
    (cond
      [(not node) (put #"null")]
      [(or with-rows? (hash-has-key? numbers node)) (write-integer (number-of! node))]
      [else (write-text "a node that was not given")]))
  (set! scalars (hash-set scalars type (list take-node give fits? (fourth (hash-ref scalars type))))))

;; How a node is made, how its value is got and set, and each of its links.
(struct node-kind (new value set-value! links set-links!))
(define list-kind
  (node-kind (lambda () (list-node 0 #f))
             list-node-val set-list-node-val! (list list-node-next) (list set-list-node-next!)))
(define tree-kind
  (node-kind (lambda () (tree-node 0 #f #f))
             tree-node-val set-tree-node-val!
             (list tree-node-left tree-node-right) (list set-tree-node-left! set-tree-node-right!)))
(define kind #f)

(define (node-at number)
  (hash-ref! shared number (node-kind-new kind)))

(define (number-of! node)
  (define (next-number)
    (define number (hash-count shared))
    (hash-set! shared number node)
    number)
  (hash-ref! numbers node next-number))

(define (take-node)
  (define number (read-integer-or-null))
  (and number (node-at number)))

(define (read-rows)
  (define number 0)
  (define (read-row)
    (define node (node-at number))
    (set! number (+ number 1))
    (hash-set! numbers node (- number 1))
    (expect #\[)
    ((node-kind-set-value! kind) node (read-integer))
    (for ([set-link! (in-list (node-kind-set-links! kind))])
      (expect #\,)
      (set-link! node (take-node)))
    (expect #\]))
  ((list-reader read-row)))

;; The rows of those given and of all that hangs on them or on the answer.
(define (write-rows)
  (define (links node)
    (for/list ([link (in-list (node-kind-links kind))]) (link node)))
  (let reach ([number 0])
    (when (< number (hash-count shared))
      (when (> number max-nodes)
        (fail "the result is more than ~a nodes" max-nodes))
      (for ([link (in-list (links (node-at number)))] #:when link)
        (number-of! link))
      (reach (+ number 1))))
  (define (write-row node)
    (put #"[")
    (write-integer ((node-kind-value kind) node))
    (for ([link (in-list (links node))])
      (put #",")
      (if link (write-integer (number-of! link)) (put #"null")))
    (put #"]"))
  ((list-writer write-row) (for/list ([number (in-range (hash-count shared))]) (node-at number))))

(define (forget-nodes!)
  (hash-clear! shared)
  (hash-clear! numbers))

;; --- types ---------------------------------------------------------------------------------------

;; The item's type of an array or a list, or #f.
(define (item-type type)
  (cond
    [(string-suffix? type "[]") (substring type 0 (- (string-length type) 2))]
    [(string-prefix? type "list<") (substring type 5 (- (string-length type) 1))]
    [else #f]))

(define ((or-none node?) value)
  (or (not value) (node? value)))

;; How each is read and written, what it is, and how that is told.
(define scalars
  (hash "integer" (list read-integer write-integer exact-integer? "exact-integer?")
        "long" (list read-integer write-integer exact-integer? "exact-integer?")
        "double" (list read-double write-double real? "flonum?")
        "boolean" (list read-boolean (lambda (value) (put (if value #"true" #"false"))) boolean? "boolean?")
        "string" (list read-text write-text string? "string?")
        "character" (list read-character (lambda (value) (write-text (string value))) char? "char?")
        "ListNode" (list read-list-node write-list-node (or-none list-node?) "(or/c list-node? #f)")
        "TreeNode" (list read-tree-node write-tree-node (or-none tree-node?) "(or/c tree-node? #f)")
        "void" (list void (lambda (value) (put #"null")) (lambda (value) #t) "void?")))

(define (reader type)
  (define item (item-type type))
  (if item (list-reader (reader item)) (first (hash-ref scalars type))))

(define (contract-of type)
  (define item (item-type type))
  (if item (format "(listof ~a)" (contract-of item)) (fourth (hash-ref scalars type))))

(define (fits? type)
  (define item (item-type type))
  (cond
    [item
     (define item-fits? (fits? item))
     (lambda (value) (and (list? value) (andmap item-fits? value)))]
    [else (third (hash-ref scalars type))]))

;; Write a value that `name` has returned, if it is one of the type.
(define (writer type name)
  (define value-fits? (fits? type))
  (define write-value
    (let make ([type type])
      (define item (item-type type))
      (if item (list-writer (make item)) (second (hash-ref scalars type)))))
  (lambda (value)
    (unless (value-fits? value)
      (fail "~a: the problem asks for ~a, the result is ~.a" name (contract-of type) value))
    (write-value value)))
