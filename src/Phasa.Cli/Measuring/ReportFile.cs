using System.Text;
using Phasa.Separation;
using Phasa.Separation.Reports;

namespace Phasa.Cli.Measuring;

/// <summary>Writes the report of a measurement to a file, whole or not at all.</summary>
internal static class ReportFile
{
    /// <summary>Writes it in place of what is there.</summary>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.StoreUnavailable"/>: the file cannot be written.</exception>
    public static void Write(string path, Measurement measurement)
    {
        var next = path + ".new";
        try
        {
            using (var writer = new StreamWriter(next, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)))
            {
                MeasurementHtml.Write(measurement, writer);
            }

            File.Move(next, path, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new PhasaException(ErrorCodes.StoreUnavailable, $"The report '{path}' cannot be written: {e.Message}", "Name a file in a folder that exists and may be written.", e) { Location = path };
        }
    }
}
