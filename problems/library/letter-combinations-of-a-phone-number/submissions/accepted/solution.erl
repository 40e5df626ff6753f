-spec letter_combinations(Digits :: unicode:unicode_binary()) -> [unicode:unicode_binary()].
letter_combinations(<<>>) -> [];
letter_combinations(Digits) -> [list_to_binary(Letters) || Letters <- texts(binary_to_list(Digits))].

texts([]) -> [[]];
texts([Digit | Digits]) -> [[Letter | Rest] || Letter <- letters(Digit), Rest <- texts(Digits)].

letters(Digit) -> element(Digit - $1, {"abc", "def", "ghi", "jkl", "mno", "pqrs", "tuv", "wxyz"}).
