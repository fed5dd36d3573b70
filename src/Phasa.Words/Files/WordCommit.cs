using System.Globalization;

namespace Phasa.Words.Files;

/// <summary>What a commit says about itself.</summary>
/// <param name="Sequence">Up to which write of the collection it follows the store.</param>
/// <param name="Mark">The mark that the store was given for it, which says that the store has the same history.</param>
internal sealed record WordCommit(long Sequence, string Mark)
{
    /// <summary>The form of the index and of its terms; another one is built anew.</summary>
    private const string Form = "2";

    /// <summary>The commit's user data.</summary>
    public Dictionary<string, string> ToUserData() => new()
    {
        ["form"] = Form,
        ["sequence"] = Sequence.ToString(CultureInfo.InvariantCulture),
        ["mark"] = Mark,
    };

    /// <summary>Reads user data; null when it is of another form.</summary>
    public static WordCommit? Of(IDictionary<string, string> data) =>
        data.TryGetValue("form", out var form) && form == Form
        && data.TryGetValue("mark", out var mark)
        && data.TryGetValue("sequence", out var text) && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var sequence)
            ? new(sequence, mark)
            : null;
}
