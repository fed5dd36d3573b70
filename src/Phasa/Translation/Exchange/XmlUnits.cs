using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace Phasa.Translation.Exchange;

/// <summary>
/// A cursor over an XML file that may come from anywhere: a document type is skipped and no entity resolved, elements are
/// loaded within limits, and every fault becomes one error with the file's name and the line.
/// </summary>
internal sealed class XmlUnits : IDisposable
{
    // Far above what any unit of a real file has: context, alternatives and notes included.
    private const int MaxUnitCharacters = 4 * ExchangeFault.MaxText;
    private const int MaxUnitNodes = 100_000;
    private const int MaxDepth = 128;
    private const long MaxFileCharacters = 1L << 30;

    private const long MaxTagBytes = 16 << 20;

    private readonly XmlReader _xml;
    private readonly MeteredStream _meter;
    private readonly char[] _buffer = new char[4096];
    private readonly string _name;

    public XmlUnits(Stream stream, string name)
    {
        _name = name;
        _meter = new MeteredStream(stream, MaxTagBytes);
        _xml = XmlReader.Create(_meter, new XmlReaderSettings
        {
            Async = true,
            CloseInput = false,
            DtdProcessing = DtdProcessing.Ignore,
            XmlResolver = null,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
            MaxCharactersInDocument = MaxFileCharacters,
        });
    }

    /// <summary>The line of the cursor.</summary>
    public int Line => ((IXmlLineInfo)_xml).LineNumber;

    /// <inheritdoc/>
    public void Dispose() => _xml.Dispose();

    /// <summary>Goes to the root and returns it without its content.</summary>
    public Task<XElement> RootAsync() => GuardAsync(async () =>
    {
        await _xml.MoveToContentAsync().ConfigureAwait(false);
        return Start();
    });

    /// <summary>Goes on to the next element of one of these names (without namespace); false at the end of the file.</summary>
    public Task<bool> NextAsync(Func<string, bool> isWanted, CancellationToken cancellationToken) => GuardAsync(async () =>
    {
        while (await ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            if (_xml.NodeType == XmlNodeType.Element && isWanted(_xml.LocalName))
            {
                return true;
            }

            // Tools put whole documents between units, as text: passed over piece by piece.
            while (_xml.NodeType is XmlNodeType.Text or XmlNodeType.CDATA && await ReadTextAsync().ConfigureAwait(false) > 0)
            {
            }
        }

        return false;
    });

    /// <summary>The element of the cursor without its content.</summary>
    public XElement Peek() => Start();

    /// <summary>Loads the element of the cursor with its content.</summary>
    public Task<XElement> LoadAsync(CancellationToken cancellationToken) => GuardAsync(async () =>
    {
        var root = Start();
        var at = _xml.IsEmptyElement ? null : root;
        var (characters, nodes) = (0, 0);
        while (at is not null && await ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            switch (_xml.NodeType)
            {
                case XmlNodeType.Element:
                    var element = Start();
                    at.Add(element);
                    at = _xml.IsEmptyElement ? at : element;
                    nodes += 1 + _xml.AttributeCount;
                    break;
                case XmlNodeType.EndElement:
                    at = at == root ? null : at.Parent;
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace:
                    var text = new StringBuilder();
                    for (int read; (read = await ReadTextAsync().ConfigureAwait(false)) > 0;)
                    {
                        text.Append(_buffer, 0, read);
                        characters += read;
                        Require(characters <= MaxUnitCharacters, $"the '{root.Name.LocalName}' is longer than {MaxUnitCharacters} characters");
                    }

                    at.Add(new XText(text.ToString()));
                    break;
            }

            Require(nodes <= MaxUnitNodes, $"the '{root.Name.LocalName}' has more than {MaxUnitNodes} elements and attributes");
        }

        return root;
    });

    /// <summary>A fault at a line.</summary>
    public PhasaException Fault(string what, int? line = null, Exception? inner = null) => ExchangeFault.At(_name, line ?? Line, what, null, inner);

    private XElement Start()
    {
        var element = new XElement(XName.Get(_xml.LocalName, _xml.NamespaceURI));
        for (var more = _xml.MoveToFirstAttribute(); more; more = _xml.MoveToNextAttribute())
        {
            if (_xml.NamespaceURI != "http://www.w3.org/2000/xmlns/")
            {
                element.SetAttributeValue(XName.Get(_xml.LocalName, _xml.NamespaceURI), _xml.Value);
            }
        }

        _xml.MoveToElement();
        return element;
    }

    private Task<int> ReadTextAsync()
    {
        _meter.Reset();
        return _xml.ReadValueChunkAsync(_buffer, 0, _buffer.Length);
    }

    private async Task<bool> ReadAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        _meter.Reset();
        var more = await _xml.ReadAsync().ConfigureAwait(false);
        Require(_xml.Depth <= MaxDepth, $"elements are nested more than {MaxDepth} deep");
        return more;
    }

    private void Require(bool condition, string otherwise)
    {
        if (!condition)
        {
            throw Fault(otherwise);
        }
    }

    private async Task<T> GuardAsync<T>(Func<Task<T>> read)
    {
        try
        {
            return await read().ConfigureAwait(false);
        }
        catch (XmlException e)
        {
            throw Fault("it is not well-formed XML: " + e.Message, e.LineNumber > 0 ? e.LineNumber : null, e);
        }
        catch (InvalidDataException e)
        {
            throw Fault($"more than {MaxTagBytes} bytes make one tag or comment", null, e);
        }
        catch (DecoderFallbackException e)
        {
            throw Fault("its bytes are not in the encoding it declares", null, e);
        }
    }
}
