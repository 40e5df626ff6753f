%% For a negative N the inverse is taken first: a float that is too large is an error here, one too small is 0.
-spec my_pow(X :: float(), N :: integer()) -> float().
my_pow(X, N) when N < 0 -> my_pow(1 / X, -N);
my_pow(_, 0) -> 1.0;
my_pow(X, N) when N rem 2 =:= 1 -> X * my_pow(X, N - 1);
my_pow(X, N) -> my_pow(X * X, N div 2).
