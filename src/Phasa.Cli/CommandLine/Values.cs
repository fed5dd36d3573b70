using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Phasa.Cli.Output;
using Phasa.Collections;
using Phasa.Languages;
using Phasa.Monitoring.Insights;
using Phasa.Search;
using Phasa.Separation.Paths;
using Phasa.Translation.Costs;

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

    /// <summary>An option that takes policies by language, as <c>lo=on-demand,th=planned</c>.</summary>
    public static Option<IReadOnlyDictionary<LanguageTag, LanguagePolicy>?> Policies(string name) => new(name)
    {
        Description = $"Policies by language, with commas: {LanguagePolicies.Names}. Languages that are not named stay as they are.",
        HelpName = "TAG=POLICY",
        CustomParser = result =>
        {
            var policies = new Dictionary<LanguageTag, LanguagePolicy>();
            foreach (var text in result.Tokens[0].Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            {
                if (text.Split('=', 2) is not [var tag, var name] || !LanguagePolicies.TryParse(name, out var policy))
                {
                    result.AddError($"'{text}' is no language with its policy; write for example lo=on-demand. There are {LanguagePolicies.Names}.");
                }
                else if (One(result, tag) is { } language)
                {
                    policies[language] = policy;
                }
            }

            return policies;
        },
    };

    /// <summary>An option that takes a sum of money, 0 or more.</summary>
    public static Option<decimal?> Sum(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "SUM",
        CustomParser = result =>
        {
            if (decimal.TryParse(result.Tokens[0].Value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var sum))
            {
                return sum;
            }

            result.AddError($"'{result.Tokens[0].Value}' is no sum; give one such as 20 or 12.50.");
            return null;
        },
    };

    /// <summary>An option that takes a month.</summary>
    public static Option<SpendMonth?> Month(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "MONTH",
        CustomParser = result =>
        {
            if (SpendMonth.TryParse(result.Tokens[0].Value, out var month))
            {
                return month;
            }

            result.AddError($"'{result.Tokens[0].Value}' is no month; give one such as 2026-11.");
            return null;
        },
    };

    /// <summary>An option that takes what sums of costs are told apart by.</summary>
    public static Option<SpendGrouping> Grouping(SpendGrouping usual) => new("--by")
    {
        Description = $"What is told apart: {SpendGroupings.Names}, or several with commas.",
        HelpName = "WHAT",
        DefaultValueFactory = _ => usual,
        CustomParser = result =>
        {
            if (!SpendGroupings.TryParse(result.Tokens[0].Value, out var by))
            {
                result.AddError($"'{result.Tokens[0].Value}' is none of {SpendGroupings.Names}; several stand with commas.");
            }

            return by;
        },
    };

    /// <summary>An option that takes how long the spans of figures are.</summary>
    public static Option<InsightBucket> Bucket() => new("--bucket")
    {
        Description = $"How long the spans are: {string.Join(", ", Enum.GetValues<InsightBucket>().Select(Names.Of))}; hours are kept for five weeks.",
        HelpName = "SPAN",
        DefaultValueFactory = _ => InsightBucket.Total,
        CustomParser = result =>
        {
            var choices = Enum.GetValues<InsightBucket>().Where(b => Names.Of(b) == result.Tokens[0].Value).ToList();
            if (choices is [var choice])
            {
                return choice;
            }

            result.AddError($"'{result.Tokens[0].Value}' is none of {string.Join(", ", Enum.GetValues<InsightBucket>().Select(Names.Of))}.");
            return default;
        },
    };

    /// <summary>An option that takes a route by its name in the API.</summary>
    public static Option<RouteChoice> Route() => new("--route")
    {
        Description = $"The way to go: {string.Join(", ", Enum.GetValues<RouteChoice>().Select(Names.Of))}.",
        HelpName = "ROUTE",
        CustomParser = result =>
        {
            var choices = Enum.GetValues<RouteChoice>().Where(r => Names.Of(r) == result.Tokens[0].Value).ToList();
            if (choices is [var choice])
            {
                return choice;
            }

            result.AddError($"'{result.Tokens[0].Value}' is no route; use one of {string.Join(", ", Enum.GetValues<RouteChoice>().Select(Names.Of))}.");
            return default;
        },
    };

    /// <summary>An option that takes the legs of a search by their names in the API.</summary>
    public static Option<SearchLegs?> Legs() => new("--legs")
    {
        Description = $"What to search by: {string.Join(", ", Enum.GetValues<SearchLegs>().Select(Names.Of))}; what there is when left out.",
        HelpName = "LEGS",
        CustomParser = result =>
        {
            var choices = Enum.GetValues<SearchLegs>().Where(l => Names.Of(l) == result.Tokens[0].Value).ToList();
            if (choices is [var choice])
            {
                return choice;
            }

            result.AddError($"'{result.Tokens[0].Value}' is none of {string.Join(", ", Enum.GetValues<SearchLegs>().Select(Names.Of))}.");
            return null;
        },
    };

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

    /// <summary>An option that takes one of some names in lower case with dashes.</summary>
    /// <param name="name">The option.</param>
    /// <param name="description">What it is for.</param>
    /// <param name="helpName">What its value is called.</param>
    /// <param name="none">A name that stands for no value; null when there is none.</param>
    public static Option<T?> OneOf<T>(string name, string description, string helpName, string? none = null)
        where T : struct, Enum => new(name)
        {
            Description = description,
            HelpName = helpName,
            CustomParser = result =>
            {
                var text = result.Tokens[0].Value;
                var choices = Enum.GetValues<T>().ToDictionary(Names.Of);
                if (text != none && !choices.ContainsKey(text))
                {
                    result.AddError($"'{text}' is none of {string.Join(", ", choices.Keys.Concat(none is null ? [] : [none]))}.");
                }

                return choices.TryGetValue(text, out var choice) ? choice : null;
            },
        };

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
