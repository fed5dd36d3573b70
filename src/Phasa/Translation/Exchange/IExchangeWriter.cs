namespace Phasa.Translation.Exchange;

/// <summary>Writes one file, in this order: begin, units, end.</summary>
internal interface IExchangeWriter : IDisposable
{
    /// <summary>Writes what comes before the units.</summary>
    void Begin();

    /// <summary>Writes a unit. Those of one document follow one another.</summary>
    void Write(ExchangeUnit unit);

    /// <summary>Writes what comes after the units; everything is in the stream then.</summary>
    void End();
}
