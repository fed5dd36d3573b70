namespace Phasa.Separation.Reports;

/// <summary>What every part of the report is put into.</summary>
internal static class Block
{
    /// <summary>A part of a model's section, with what it shows said in a sentence.</summary>
    public static Html Part(string id, string title, Html lead, Html body) => $"""
        <section class="part" id="{id}">
        <h3>{title}</h3>
        <p class="lead">{lead}</p>
        {body}
        </section>

        """;

    /// <summary>A table that scrolls by itself where the screen is narrower; keys reach it.</summary>
    public static Html Table(string name, string kind, Html head, Html body) => $"""
        <div class="scroll" role="region" aria-label="{name}" tabindex="0">
        <table class="{kind}">
        <caption class="hidden">{name}</caption>
        <thead>{head}</thead>
        {body}
        </table>
        </div>

        """;

    /// <summary>What is opened by who wants it.</summary>
    public static Html Folded(string summary, Html body) => $"""
        <details>
        <summary>{summary}</summary>
        {body}
        </details>

        """;

    /// <summary>A figure with the ends of its interval beneath.</summary>
    public static Html Estimate(string value, string interval) => $"<span class=\"figure\">{value}</span> <span class=\"interval\">{interval}</span>";
}
