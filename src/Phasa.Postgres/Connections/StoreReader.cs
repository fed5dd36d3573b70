using System.Collections;
using System.Data.Common;

namespace Phasa.Postgres.Connections;

/// <summary>Lines whose values have the few types of the stores: long, double, string and byte[]; sums, counts and truth are long.</summary>
internal sealed class StoreReader(DbDataReader lines) : DbDataReader
{
    /// <inheritdoc/>
    public override int Depth => lines.Depth;

    /// <inheritdoc/>
    public override int FieldCount => lines.FieldCount;

    /// <inheritdoc/>
    public override bool HasRows => lines.HasRows;

    /// <inheritdoc/>
    public override bool IsClosed => lines.IsClosed;

    /// <inheritdoc/>
    public override int RecordsAffected => lines.RecordsAffected;

    /// <inheritdoc/>
    public override object this[int ordinal] => GetValue(ordinal);

    /// <inheritdoc/>
    public override object this[string name] => GetValue(GetOrdinal(name));

    /// <summary>A value as the stores have it.</summary>
    public static object Plain(object value) => value switch
    {
        bool truth => truth ? 1L : 0L,
        short or int or decimal => Convert.ToInt64(value, System.Globalization.CultureInfo.InvariantCulture),
        string text => AnyText.FromServer(text),
        _ => value,
    };

    /// <inheritdoc/>
    public override object GetValue(int ordinal) => Plain(lines.GetValue(ordinal));

    /// <inheritdoc/>
    public override int GetValues(object[] values)
    {
        var count = lines.GetValues(values);
        for (var i = 0; i < count; i++)
        {
            values[i] = Plain(values[i]);
        }

        return count;
    }

    /// <inheritdoc/>
    public override Type GetFieldType(int ordinal) => lines.GetFieldType(ordinal) is var type && IsWhole(type) ? typeof(long) : type;

    /// <inheritdoc/>
    public override T GetFieldValue<T>(int ordinal) => typeof(T) == typeof(byte[]) ? lines.GetFieldValue<T>(ordinal) : (T)GetValue(ordinal);

    /// <inheritdoc/>
    public override long GetInt64(int ordinal) => lines.GetFieldType(ordinal) == typeof(long) ? lines.GetInt64(ordinal) : (long)GetValue(ordinal);

    /// <inheritdoc/>
    public override int GetInt32(int ordinal) => checked((int)GetInt64(ordinal));

    /// <inheritdoc/>
    public override short GetInt16(int ordinal) => checked((short)GetInt64(ordinal));

    /// <inheritdoc/>
    public override bool GetBoolean(int ordinal) => GetInt64(ordinal) != 0;

    /// <inheritdoc/>
    public override string GetString(int ordinal) => AnyText.FromServer(lines.GetString(ordinal));

    /// <inheritdoc/>
    public override double GetDouble(int ordinal) => lines.GetDouble(ordinal);

    /// <inheritdoc/>
    public override bool IsDBNull(int ordinal) => lines.IsDBNull(ordinal);

    /// <inheritdoc/>
    public override bool Read() => lines.Read();

    /// <inheritdoc/>
    public override bool NextResult() => lines.NextResult();

    /// <inheritdoc/>
    public override string GetName(int ordinal) => lines.GetName(ordinal);

    /// <inheritdoc/>
    public override int GetOrdinal(string name) => lines.GetOrdinal(name);

    /// <inheritdoc/>
    public override string GetDataTypeName(int ordinal) => lines.GetDataTypeName(ordinal);

    /// <inheritdoc/>
    public override long GetBytes(int ordinal, long dataOffset, byte[]? buffer, int bufferOffset, int length) => lines.GetBytes(ordinal, dataOffset, buffer, bufferOffset, length);

    /// <inheritdoc/>
    public override long GetChars(int ordinal, long dataOffset, char[]? buffer, int bufferOffset, int length) => lines.GetChars(ordinal, dataOffset, buffer, bufferOffset, length);

    /// <inheritdoc/>
    public override byte GetByte(int ordinal) => lines.GetByte(ordinal);

    /// <inheritdoc/>
    public override char GetChar(int ordinal) => lines.GetChar(ordinal);

    /// <inheritdoc/>
    public override DateTime GetDateTime(int ordinal) => lines.GetDateTime(ordinal);

    /// <inheritdoc/>
    public override decimal GetDecimal(int ordinal) => lines.GetDecimal(ordinal);

    /// <inheritdoc/>
    public override float GetFloat(int ordinal) => lines.GetFloat(ordinal);

    /// <inheritdoc/>
    public override Guid GetGuid(int ordinal) => lines.GetGuid(ordinal);

    /// <inheritdoc/>
    public override IEnumerator GetEnumerator() => lines.GetEnumerator();

    /// <inheritdoc/>
    public override void Close() => lines.Close();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            lines.Dispose();
        }

        base.Dispose(disposing);
    }

    private static bool IsWhole(Type type) => type == typeof(bool) || type == typeof(short) || type == typeof(int) || type == typeof(decimal);
}
