using Phasa.Separation.Thresholds;
using Phasa.Separation.Verdicts;

namespace Phasa.Separation.Reports;

/// <summary>Verdicts told three ways: by text, by shape and by colour, so that none is needed for another.</summary>
internal static class Badges
{
    /// <summary>The shapes that marks refer to; once in the page, before any mark.</summary>
    public static Html Shapes => $"""
        <svg class="shapes" width="0" height="0" aria-hidden="true" focusable="false">
        <symbol id="mark-good" viewBox="0 0 16 16"><circle cx="8" cy="8" r="7.5" class="body"/><path d="M4.4 8.4l2.5 2.5 4.8-5.3" class="sign"/></symbol>
        <symbol id="mark-bad" viewBox="0 0 16 16"><rect x="1" y="1" width="14" height="14" rx="2" class="body"/><path d="M5 5l6 6M11 5l-6 6" class="sign"/></symbol>
        <symbol id="mark-split" viewBox="0 0 16 16"><path d="M6.7.7a7.5 7.5 0 0 0 0 14.6zM9.3.7a7.5 7.5 0 0 1 0 14.6z" class="body"/></symbol>
        <symbol id="mark-fair" viewBox="0 0 16 16"><path d="M8 .8l7.6 14H.4z" class="body"/><path d="M8 5.8v4.4M8 12.3v.4" class="sign"/></symbol>
        <symbol id="mark-surface" viewBox="0 0 16 16"><path d="M8 .3L15.7 8 8 15.7.3 8z" class="body"/><path d="M4.8 6.7h6.4M4.8 9.5h6.4" class="sign"/></symbol>
        <symbol id="mark-open" viewBox="0 0 16 16"><circle cx="8" cy="8" r="6.8" class="ring"/><path d="M5.9 6.3a2.1 2.1 0 1 1 3 2c-.7.3-.9.7-.9 1.4M8 12v.2" class="line"/></symbol>
        </svg>
        """;

    /// <summary>Shape and text.</summary>
    public static Html Of(Verdict verdict) => Badge(VerdictLook.Kind(verdict), VerdictLook.Text(verdict));

    /// <inheritdoc cref="Of(Verdict)"/>
    public static Html Of(Diagnosis diagnosis) => Badge(VerdictLook.Kind(diagnosis), VerdictLook.Text(diagnosis));

    /// <inheritdoc cref="Of(Verdict)"/>
    public static Html Of(ThresholdVerdict verdict) => verdict switch
    {
        ThresholdVerdict.Separable => Badge("good", "one cut serves both"),
        ThresholdVerdict.NoCutoff => Badge("bad", "no cutoff satisfies both"),
        _ => Badge("open", "not enough data"),
    };

    /// <summary>The shape alone, with the text for who does not see it.</summary>
    public static Html Mark(Verdict verdict) => Mark(VerdictLook.Kind(verdict), VerdictLook.Text(verdict));

    private static Html Badge(string kind, string text) => $"<span class=\"badge {kind}\">{Shape(kind)}<span>{text}</span></span>";

    private static Html Mark(string kind, string text) => $"<span class=\"mark {kind}\" title=\"{text}\">{Shape(kind)}<span class=\"hidden\">{text}</span></span>";

    private static Html Shape(string kind) => $"<svg class=\"shape\" width=\"16\" height=\"16\" aria-hidden=\"true\" focusable=\"false\"><use href=\"#mark-{kind}\"/></svg>";
}
