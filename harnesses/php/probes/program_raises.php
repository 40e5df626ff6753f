<?php
function inner() {
    throw new InvalidArgumentException('boom'); // HERE
}

inner();
