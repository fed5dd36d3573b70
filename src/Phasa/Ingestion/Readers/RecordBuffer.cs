using System.Text;

namespace Phasa.Ingestion.Readers;

/// <summary>The unread bytes of a stream of records, of which one is in memory at a time.</summary>
internal sealed class RecordBuffer(Stream content, string name)
{
    private byte[] _buffer = new byte[65536];
    private int _start;
    private int _end;

    /// <summary>The bytes that were read from the stream and not taken yet.</summary>
    public ReadOnlySpan<byte> Unread => _buffer.AsSpan(_start, _end - _start);

    /// <summary>Whether the stream has ended.</summary>
    public bool AtEnd { get; private set; }

    /// <summary>Where the unread bytes start in the stream.</summary>
    public long Offset { get; private set; }

    /// <summary>Takes the first of the unread bytes away.</summary>
    public void Advance(int count)
    {
        _start += count;
        Offset += count;
    }

    /// <summary>Reads more; the room doubles, so that looking again from the start of a record stays linear.</summary>
    public async Task FillAsync(CancellationToken cancellationToken)
    {
        if (_start > 0)
        {
            Unread.CopyTo(_buffer);
            (_start, _end) = (0, _end - _start);
        }

        if (_end == _buffer.Length)
        {
            Array.Resize(ref _buffer, _buffer.Length * 2);
        }

        try
        {
            var read = await content.ReadAtLeastAsync(_buffer.AsMemory(_end), _buffer.Length - _end, false, cancellationToken);
            AtEnd = read < _buffer.Length - _end;
            _end += read;
        }
        catch (DecoderFallbackException)
        {
            throw TextDecoder.Unreadable(name, Offset + _end - _start, "invalid UTF-16 text after the text that starts");
        }
    }
}
