using System.CommandLine;
using System.CommandLine.Parsing;
using Phasa.Cli.Output;
using Phasa.Languages;
using Phasa.Search;
using Phasa.Separation.Paths;

namespace Phasa.Cli.CommandLine;

/// <summary>Reads the words of options, so that a wrong one is wrong usage.</summary>
internal static class Values
{
    /// <summary>An option that takes a language tag.</summary>
    public static Option<LanguageTag?> Language(string description) => Language(description, "--language", "-l");

    /// <summary>An option of another name that takes a language tag.</summary>
    public static Option<LanguageTag?> Language(string description, string name, params string[] aliases) => new(name, aliases)
    {
        Description = description,
        HelpName = "TAG",
        CustomParser = result => One(result, result.Tokens[0].Value),
    };

    /// <summary>An option, given once per language, that takes language tags.</summary>
    public static Option<IReadOnlyList<LanguageTag>?> EachLanguage(string description) => new("--language", "-l")
    {
        Description = description,
        HelpName = "TAG",
        Arity = ArgumentArity.OneOrMore,
        CustomParser = result => [.. result.Tokens.Select(t => One(result, t.Value)).OfType<LanguageTag>().Distinct()],
    };

    /// <summary>An option that takes a list of language tags.</summary>
    public static Option<IReadOnlyList<LanguageTag>?> Languages(string description) => new("--languages")
    {
        Description = description,
        HelpName = "TAGS",
        CustomParser = result =>
        {
            var tags = new List<LanguageTag>();
            foreach (var text in result.Tokens[0].Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            {
                if (One(result, text) is { } tag && !tags.Contains(tag))
                {
                    tags.Add(tag);
                }
            }

            return tags;
        },
    };

    /// <summary>An option, given once per language, that takes <c>lo=PATH</c>.</summary>
    public static Option<Dictionary<LanguageTag, string>> Translations() => new("--translation", "-t")
    {
        Description = "Where the translations into a language are: a folder with the same relative paths, or a file for a file.",
        HelpName = "TAG=PATH",
        Arity = ArgumentArity.OneOrMore,
        CustomParser = result =>
        {
            var folders = new Dictionary<LanguageTag, string>();
            foreach (var text in result.Tokens.Select(t => t.Value))
            {
                if (text.Split('=', 2) is not [var tag, { Length: > 0 } path])
                {
                    result.AddError($"'{text}' is not a language with its path; write for example lo=docs/lo.");
                }
                else if (!Path.Exists(path))
                {
                    result.AddError($"There is no file or folder '{path}'.");
                }
                else if (One(result, tag) is { } language && !folders.TryAdd(language, path))
                {
                    result.AddError($"There are two paths for {language}.");
                }
            }

            return folders;
        },
    };

    /// <summary>An option that takes a route by its name in the API.</summary>
    public static Option<RouteChoice> Route() => Named<RouteChoice>("--route", "ROUTE", "route", "The way to go");

    /// <summary>An option that takes the evidence to use by its name in the API; none when left out.</summary>
    public static Option<SearchLegs?> Legs(string description = "The evidence to use") => Optional<SearchLegs>("--legs", "LEGS", "choice of legs", description);

    private static Option<T> Named<T>(string option, string help, string what, string description)
        where T : struct, Enum => new(option)
        {
            Description = $"{description}: {string.Join(", ", Enum.GetValues<T>().Select(Names.Of))}.",
            HelpName = help,
            CustomParser = result => OneOf<T>(result, what) ?? default,
        };

    private static Option<T?> Optional<T>(string option, string help, string what, string description)
        where T : struct, Enum => new(option)
        {
            Description = $"{description}: {string.Join(", ", Enum.GetValues<T>().Select(Names.Of))}.",
            HelpName = help,
            CustomParser = result => OneOf<T>(result, what),
        };

    private static T? OneOf<T>(ArgumentResult result, string what)
        where T : struct, Enum
    {
        var members = Enum.GetValues<T>().Where(m => Names.Of(m) == result.Tokens[0].Value).ToList();
        if (members is [var member])
        {
            return member;
        }

        result.AddError($"'{result.Tokens[0].Value}' is no {what}; use one of {string.Join(", ", Enum.GetValues<T>().Select(Names.Of))}.");
        return null;
    }

    /// <summary>An option, given once per path, that takes paths by their names.</summary>
    public static Option<IReadOnlyList<RetrievalPath>?> Paths()
    {
        var names = Enum.GetValues<RetrievalPath>().ToDictionary(p => Names.Of(p));
        return new("--path")
        {
            Description = $"Ask on this path only; may be given several times: {string.Join(", ", names.Keys)}.",
            HelpName = "PATH",
            Arity = ArgumentArity.OneOrMore,
            CustomParser = result =>
            {
                foreach (var wrong in result.Tokens.Select(t => t.Value).Where(t => !names.ContainsKey(t)))
                {
                    result.AddError($"'{wrong}' is no path; use one of {string.Join(", ", names.Keys)}.");
                }

                return [.. result.Tokens.Select(t => t.Value).Where(names.ContainsKey).Select(t => names[t]).Distinct()];
            },
        };
    }

    /// <summary>The language of a tag; a wrong one is an error of the argument.</summary>
    public static LanguageTag? One(ArgumentResult result, string text)
    {
        if (LanguageTag.TryParse(text, out var tag) && tag != LanguageTag.Undetermined)
        {
            return tag;
        }

        result.AddError($"'{text}' is not a language tag; use one such as lo, th, ja or zh-Hant.");
        return null;
    }
}
