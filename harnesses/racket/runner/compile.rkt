#lang racket/base
;; The compile step for Racket.
;;
;;   compile.rkt solution SOURCE GLUE    a function or class problem: SOURCE, then what GLUE calls
;;   compile.rkt program MAIN SOURCE...  a program that reads stdin, and the modules that it requires
;;   compile.rkt wait                    started ahead: the words come as a line on stdin, apart by tabs

(require racket/file racket/list racket/string)

(define given '(file "/usr/lib/gavel/racket/language.rkt")) ; the language of solutions

(define (compile-solution source glue)
  (define-values (entry call) (call-with-input-file glue (lambda (in) (values (read in) (read in)))))
  (define-values (used forms) (in-language (read-forms source)))
  (define (forms-beside file) ; what the author of the problem supplies
    (if (file-exists? file) (read-forms file) '()))
  (define module
    `(module solution ,used
       ,@(forms-beside "api.rkt")
       ,@(filter-not defines-node? forms)
       ,@(forms-beside "adapter.rkt")
       (#%provide __answer)
       (define-values (__answer) ,entry)))
  (define compiled
    (with-handlers ([(lambda (raised) (is-unbound? raised entry))
                     (lambda (raised)
                       (refuse (format "~a: the problem calls `~a`, which is not defined" source call)))])
      (compile-module module)))
  (call-with-output-file "solution.zo" (lambda (out) (write compiled out))))

;; The definition of a node that the language has already: as another one, it would not fit what is given.
(define (defines-node? form)
  (define parts (syntax->datum form))
  (and (list? parts)
       (> (length parts) 2)
       (member (take parts 3) '((struct list-node (val next)) (struct tree-node (val left right))))))

(define (read-forms source)
  (call-with-input-file source
    (lambda (in)
      (port-count-lines! in)
      (regexp-try-match #px"^\uFEFF" in)
      (parameterize ([read-accept-reader #t] [read-accept-lang #t])
        (let loop ()
          (define form (read-syntax (string->path source) in))
          (if (eof-object? form) '() (cons form (loop))))))))

;; The parts of the one form that `#lang` makes of a source: `module`, name, language, forms.
(define (module-parts forms)
  (define parts (and (= (length forms) 1) (syntax->list (car forms))))
  (and parts (> (length parts) 2) (eq? (syntax-e (first parts)) 'module) parts))

;; The language and the forms of a solution, with a line `#lang racket` or without.
(define (in-language forms)
  (define parts (module-parts forms))
  (cond
    [(not parts) (values given forms)]
    [(memq (syntax-e (third parts)) '(racket racket/base)) (values given (map-begin (cdddr parts)))]
    [else (values (third parts) (map-begin (cdddr parts)))]))

;; The forms inside of `#%module-begin`, which the reader of `#lang` puts around them.
(define (map-begin forms)
  (define inner (and (= (length forms) 1) (syntax->list (car forms))))
  (if (and (pair? inner) (eq? (syntax-e (car inner)) '#%module-begin)) (cdr inner) forms))

(define (is-unbound? raised entry)
  (and (exn:fail:syntax:unbound? raised)
       (ormap (lambda (one) (not (syntax-source one))) (exn:fail:syntax-exprs raised))))

(define (compile-module module)
  (parameterize ([current-namespace solutions])
    (compile (namespace-syntax-introduce (datum->syntax #f module)))))

(define (compile-program source others)
  (define forms (read-forms source))
  (define compiled (compile-module (if (module-parts forms) (car forms) `(module program ,given ,@forms))))
  (make-directory* "compiled")
  (call-with-output-file (build-path "compiled" (path-add-extension source #".zo"))
    (lambda (out) (write compiled out)))
  (for ([other (in-list (remove source others))])
    ((dynamic-require 'compiler/cm 'managed-compile-zo) other)))

(define (refuse message)
  (eprintf "~a\n" message)
  (exit 1))

(define solutions (make-base-empty-namespace))
(parameterize ([current-namespace solutions])
  (namespace-require ''#%kernel))

(define words
  (let ([words (vector->list (current-command-line-arguments))])
    (cond
      [(equal? words '("wait"))
       (compile-module `(module warm ,given (define/contract (warm n) (-> exact-integer? exact-integer?) n)))
       (define line (read-line))
       (if (eof-object? line) (exit 0) (string-split line "\t"))]
      [else words])))

(with-handlers ([exn:fail? (lambda (raised) (refuse (exn-message raised)))])
  (if (equal? (first words) "solution")
      (compile-solution (second words) (third words))
      (compile-program (second words) (cddr words))))
