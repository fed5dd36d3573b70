using System.Globalization;

namespace Phasa.Cli.Ingestion;

/// <summary>What became of the documents of one ingestion.</summary>
internal sealed class IngestSummary
{
    /// <summary>Documents there were none of that id before.</summary>
    public int Created { get; set; }

    /// <summary>Documents whose content or translations changed.</summary>
    public int Replaced { get; set; }

    /// <summary>Documents that the store held already.</summary>
    public int Unchanged { get; set; }

    /// <summary>Documents, lines or files that could not be read or written.</summary>
    public int Failed { get; set; }

    /// <summary>Files of unknown types, and translations of nothing.</summary>
    public int Skipped { get; set; }

    /// <summary>Whether it was stopped before the end.</summary>
    public bool Interrupted { get; set; }

    /// <summary>How many documents were dealt with.</summary>
    public int Documents => Created + Replaced + Unchanged + Failed;

    /// <inheritdoc/>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{Created:N0} created, {Replaced:N0} replaced, {Unchanged:N0} unchanged, {Failed:N0} failed, {Skipped:N0} skipped");
}
