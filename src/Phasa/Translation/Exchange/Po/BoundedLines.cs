using System.Text;

namespace Phasa.Translation.Exchange.Po;

/// <summary>The lines of a UTF-8 file that may come from anywhere: none is held that is too long, and nothing invalid passes.</summary>
internal sealed class BoundedLines(Stream utf8, string name) : IDisposable
{
    private readonly StreamReader _reader = new(utf8, new UTF8Encoding(false, throwOnInvalidBytes: true), detectEncodingFromByteOrderMarks: false, leaveOpen: true);
    private readonly char[] _buffer = new char[4096];
    private int _at;
    private int _length;

    /// <summary>The number of the line returned last, from 1; 0 before the first.</summary>
    public long Number { get; private set; }

    /// <inheritdoc/>
    public void Dispose() => _reader.Dispose();

    /// <summary>The next line without its end; null at the end of the file.</summary>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.InvalidTranslationFile"/>.</exception>
    public async Task<string?> NextAsync(CancellationToken cancellationToken)
    {
        var line = new StringBuilder();
        var isThere = false;
        while (await FillAsync(cancellationToken).ConfigureAwait(false))
        {
            isThere = true;
            var rest = _buffer.AsSpan(_at, _length - _at);
            var end = rest.IndexOf('\n');
            line.Append(rest[..(end < 0 ? rest.Length : end)]);
            _at += end < 0 ? rest.Length : end + 1;
            if (line.Length > ExchangeFault.MaxText)
            {
                throw ExchangeFault.At(name, Number + 1, $"the line is longer than {ExchangeFault.MaxText} characters");
            }

            if (end >= 0)
            {
                break;
            }
        }

        Number += isThere ? 1 : 0;
        return isThere ? line.ToString().TrimEnd('\r') : null;
    }

    private async Task<bool> FillAsync(CancellationToken cancellationToken)
    {
        if (_at < _length)
        {
            return true;
        }

        try
        {
            (_at, _length) = (0, await _reader.ReadAsync(_buffer, cancellationToken).ConfigureAwait(false));
            return _length > 0;
        }
        catch (DecoderFallbackException e)
        {
            throw ExchangeFault.At(name, Number + 1, "it holds bytes that are not UTF-8", "Save the file as UTF-8.", e);
        }
    }
}
