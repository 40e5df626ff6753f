<?php
// The solution is read here, in the global scope, which is its top level: `global $memo` is a variable of its file.

require '/usr/lib/gavel/php/harness.php';

Gavel\Harness::start();
try {
    Gavel\Source::open();
    include Gavel\Source::FILE;
    Gavel\Harness::serve();
} catch (Throwable $error) {
    Gavel\Harness::fail($error);
}
