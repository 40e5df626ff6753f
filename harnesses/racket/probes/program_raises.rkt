#lang racket

(define (inner text)
  (error "boom" text))

(inner (port->string))
