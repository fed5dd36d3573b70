namespace Phasa.Translation.Exchange;

/// <summary>A kind of file that translators' tools read and write.</summary>
public enum ExchangeFormat
{
    /// <summary>XLIFF: 2.1 is written; 2.0, 2.1 and 1.2 are read.</summary>
    Xliff,

    /// <summary>TMX 1.4.</summary>
    Tmx,

    /// <summary>gettext PO.</summary>
    Po,

    /// <summary>Values separated by commas, for spreadsheets.</summary>
    Csv,

    /// <summary>Values separated by tabs.</summary>
    Tsv,
}
