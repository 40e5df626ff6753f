#lang racket

(define numbers (for/list ([number (in-port read)]) number))
(displayln (length numbers))
