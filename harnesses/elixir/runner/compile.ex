defmodule :gavel_elixir do
  # The compile step.
  #
  #     solution solution.ex        a function or class problem: ListNode and TreeNode are there
  #     program a.ex a.ex b.ex      a program: the file that starts it, then all of them
  #     wait                        one of the above, when a line of stdin names it, its words apart by tabs
  #
  # Beside a solution there may be an author's api.ex, whose modules it calls, and adapter.ex, which calls the solution's.
  # All modules go into one file, see gavel_run.erl.
  @moduledoc false

  @shown 20_000
  @adapter "adapter.ex"
  # What most solutions use; what it takes, the compiler has loaded when the real one comes.
  @sample """
  defmodule GavelSample do
    @spec f(nums :: [integer], root :: TreeNode.t() | nil) :: integer
    def f([], nil), do: 0
    def f(nums, %TreeNode{val: val} = root) when val > 0 do
      seen = for {num, index} <- Enum.with_index(nums), into: %{}, do: {num, index}
      cond do
        Map.has_key?(seen, val) and root.left == nil -> seen[val]
        true -> Enum.reduce(1..3, 0, fn i, acc -> if rem(i, 2) == 0, do: acc + i, else: acc end)
      end
    end
    def f(_, _), do: "a#{1}" |> String.graphemes() |> Enum.map(&String.to_integer/1) |> Enum.max()
    defp g(<<c, rest::binary>>, n \\\\ 1), do: (case rest do "" -> c; _ -> g(rest, n) end)
    def h(x), do: g(x)
  end
  """

  def start do
    spawn(fn ->
      {:ok, _} = :application.ensure_all_started(:elixir)
      # The type checker finds warnings only, in a third of the time; nobody is shown them.
      Code.compiler_options(docs: false, debug_info: false, ignore_module_conflict: true, infer_signatures: false,
        no_warn_undefined: :all)
      code = run(Enum.map(:init.get_plain_arguments(), &List.to_string/1))
      :erlang.halt(code)
    end)
  end

  defp run(["wait"]) do
    Code.compile_string(@sample, "sample.ex")
    :code.purge(GavelSample)
    :code.delete(GavelSample)

    case IO.gets("") do
      :eof -> 0
      line -> line |> String.trim_trailing("\n") |> String.split("\t") |> run()
    end
  end

  defp run(["solution", source]) do
    compiled(fn ->
      if File.regular?(@adapter),
        do: {Adapter, Enum.flat_map(["api.ex", source, @adapter], &modules/1)},
        else: {Solution, modules(source)}
    end)
  end

  defp run(["program", source | sources]) do
    compiled(fn ->
      others = for other <- sources, other != source, do: modules(other)
      {{GavelProgram, :main, []}, List.flatten([others | program(source)])}
    end)
  end

  defp modules(source), do: Code.compile_string(File.read!(source), source)

  # A program's modules are compiled, and what else stands in the file becomes a function that the run calls.
  defp program(source) do
    quoted = Code.string_to_quoted!(File.read!(source), file: source, columns: true)

    forms =
      case quoted do
        {:__block__, _, forms} -> forms
        form -> [form]
      end

    {modules, rest} = Enum.split_with(forms, &match?({:defmodule, _, _}, &1))
    context = Enum.filter(rest, &match?({word, _, _} when word in [:import, :alias, :require, :use], &1))
    rest = rest -- context
    built = Code.compile_quoted({:__block__, [], context ++ modules}, source)

    main =
      quote do
        defmodule GavelProgram do
          unquote_splicing(context)
          def main, do: unquote({:__block__, [], rest ++ [:ok]})
        end
      end

    [built, Code.compile_quoted(main, source)]
  end

  defp compiled(compile) do
    {result, diagnostics} =
      Code.with_diagnostics([log: false], fn ->
        try do
          {:ok, compile.()}
        rescue
          error -> {:error, error, __STACKTRACE__}
        catch
          kind, reason -> {:error, {kind, reason}, __STACKTRACE__}
        end
      end)

    case result do
      {:ok, {start, modules}} ->
        File.write!("solution.bin", :erlang.term_to_binary({:elixir, start, modules}))
        0

      {:error, error, stack} ->
        errors = Enum.filter(diagnostics, &(&1.severity == :error))
        say(String.slice(Enum.map_join(errors, &message/1) <> final(error, stack, errors), 0, @shown))
        1
    end
  end

  # A port is emptied before the halt; the process `standard_error` need not have come to it.
  defp say(text) do
    Port.command(Port.open({:fd, 2, 2}, [:out, :binary]), text)
  end

  defp message(diagnostic) do
    {line, column} =
      case diagnostic.position do
        {line, column} -> {line, column}
        line -> {line, nil}
      end

    at = if column, do: ":#{column}", else: ""
    "#{Path.basename(diagnostic.file || "solution.ex")}:#{line}#{at}: error: #{diagnostic.message}\n#{shown(diagnostic.file, line, column)}\n"
  end

  defp shown(file, line, column) do
    with true <- is_binary(file) and line > 0,
         {:ok, text} <- File.read(file),
         text when is_binary(text) <- text |> String.split("\n") |> Enum.at(line - 1) do
      mark = if column, do: "     | #{String.duplicate(" ", column - 1)}^\n", else: ""
      "#{String.pad_leading(Integer.to_string(line), 4)} | #{text}\n#{mark}"
    else
      _ -> ""
    end
  end

  # "cannot compile module" says nothing that the errors before it have not said.
  defp final(%CompileError{}, _, [_ | _]), do: ""
  defp final({kind, reason}, stack, _), do: Exception.format(kind, reason, own(stack)) <> "\n" <> place(stack)
  defp final(error, stack, _), do: Exception.format(:error, error, own(stack)) <> "\n" <> place(stack)

  # The compiler's frames are left out, but for those that stand for the top level of the solver's file.
  defp own(stack) do
    Enum.filter(stack, fn {module, _, _, place} ->
      is_source?(place) or not String.starts_with?("#{module}", ["gavel", "elixir"])
    end)
  end

  defp is_source?(place), do: place[:file] != nil and File.regular?(place[:file])

  defp place(stack) do
    case Enum.find(stack, fn {_, _, _, place} -> is_source?(place) end) do
      {_, _, _, place} -> shown(List.to_string(place[:file]), place[:line] || 0, nil)
      nil -> ""
    end
  end
end
