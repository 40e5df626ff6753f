<?php
// The check: compile each source file as PHP would, run nothing, and show the first error.

require '/usr/lib/gavel/php/source.php';

[, $kind] = $argv;
foreach (array_slice($argv, 2) as $path) {
    if (!str_ends_with($path, '.php')) {
        continue;
    }
    if ($kind === 'solution') {
        Gavel\Source::open();
    }
    $said = null;
    try {
        // What is no parse error ends the process, with its message and 255.
        @opcache_compile_file($path);
    } catch (ParseError $error) {
        $said = "PHP Parse error: {$error->getMessage()} in {$path}:{$error->getLine()}\n";
        $line = explode("\n", file_get_contents($path))[$error->getLine() - 1] ?? '';
        $said .= "    " . trim($line) . "\n";
    }
    if ($said !== null) {
        fwrite(STDERR, $said);
        exit(1);
    }
}
