using Phasa.Collections;
using Phasa.Embeddings;

namespace Phasa.Cli.Models;

/// <summary>A model as it is listed.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind">Its kind; null for one that is not configured any more.</param>
/// <param name="IsDefault">Whether new collections get it.</param>
/// <param name="Dimensions">Length of a vector; null when it does not open.</param>
/// <param name="Space">The fingerprint of its space; null when it does not open.</param>
/// <param name="MaxTokens">The most tokens of a text; null when it does not open.</param>
/// <param name="Collections">The collections that were embedded with a model of this name.</param>
/// <param name="State">Whether it can be used.</param>
/// <param name="Problem">Why not, and what to do.</param>
internal sealed record ModelLine(
    string Name, string? Kind, bool IsDefault, int? Dimensions, string? Space, int? MaxTokens, IReadOnlyList<string> Collections, ModelState State, string? Problem)
{
    /// <summary>Lists every model there is, and those that collections miss. Opens each; calls nobody.</summary>
    public static IReadOnlyList<ModelLine> All(EmbeddingModels models, IReadOnlyList<Collection> collections)
    {
        var lines = models.Entries.Select(e => Of(models, e, [.. collections.Where(c => c.Space.Model == e.Name)]));
        var missing = collections.Where(c => models.Entries.All(e => e.Name != c.Space.Model)).GroupBy(c => c.Space.Model);
        return [.. lines, .. missing.Select(m => new ModelLine(
            m.Key, null, false, null, null, null, [.. m.Select(c => c.Name)], ModelState.Missing, ProblemOf(() => models.For(m.First()))))];
    }

    private static ModelLine Of(EmbeddingModels models, ModelEntry entry, IReadOnlyList<Collection> users)
    {
        var line = new ModelLine(
            entry.Name, entry.Kind, entry == models.DefaultEntry, null, null, null, [.. users.Select(c => c.Name)], ModelState.Unusable, null);
        try
        {
            var model = entry.Open();
            var problem = users.Select(c => ProblemOf(() => models.For(c))).FirstOrDefault(p => p is not null);
            return line with
            {
                Dimensions = model.Space.Dimensions,
                Space = model.Space.Id,
                MaxTokens = model.MaxTokens,
                State = problem is null ? ModelState.Ready : ModelState.Changed,
                Problem = problem,
            };
        }
        catch (PhasaException e)
        {
            return line with { Problem = Text(e) };
        }
    }

    private static string? ProblemOf(Action use)
    {
        try
        {
            use();
            return null;
        }
        catch (PhasaException e)
        {
            return Text(e);
        }
    }

    private static string Text(PhasaException e) => $"{e.Message} {e.NextStep}";
}
