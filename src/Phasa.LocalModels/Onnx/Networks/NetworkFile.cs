using Microsoft.ML.OnnxRuntime;

namespace Phasa.LocalModels.Onnx.Networks;

/// <summary>Opens ONNX files.</summary>
internal static class NetworkFile
{
    /// <summary>A session over the file, quiet and without telemetry.</summary>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.InvalidConfiguration"/>.</exception>
    public static InferenceSession Open(NetworkOptions options)
    {
        RefuseStandIn(options.File);
        OrtEnv.Instance().DisableTelemetryEvents();
        using var session = new SessionOptions
        {
            // What goes wrong is thrown; the native library would print it as well.
            LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL,
            // A memory plan is kept per shape, and every batch has another.
            EnableMemoryPattern = false,
            IntraOpNumThreads = options.Threads,
        };
        ExecutionProviders.Append(session, options.ExecutionProvider, options.Device);
        try
        {
            return new InferenceSession(options.File, session);
        }
        catch (OnnxRuntimeException e)
        {
            throw new PhasaException(
                ErrorCodes.InvalidConfiguration,
                $"{options.File} cannot be opened as an ONNX model: {e.Message}",
                "Copy the model's folder again, whole: a file may be cut short or altered, or the file with the weights (often model.onnx_data) may be missing beside it.",
                e);
        }
    }

    private static void RefuseStandIn(string file)
    {
        using var stream = File.OpenRead(file);
        Span<byte> start = stackalloc byte[24];
        if (stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false) == start.Length && start.SequenceEqual("version https://git-lfs."u8))
        {
            throw new PhasaException(
                ErrorCodes.InvalidConfiguration,
                $"{file} is a pointer of Git LFS, not the model itself.",
                "Fetch the real file with 'git lfs pull' in the model's folder, or download it again.");
        }
    }
}
