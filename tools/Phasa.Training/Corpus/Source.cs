namespace Phasa.Training.Corpus;

/// <summary>Where segments come from.</summary>
/// <param name="Name">The file's name without its ending.</param>
/// <param name="Origin">Who wrote and translated them.</param>
/// <param name="Licence">Under what terms.</param>
/// <param name="Weight">How often a segment is drawn, against 1.</param>
/// <param name="Domain">What kind of text it is, for the figures.</param>
internal sealed record Source(string Name, string Origin, string Licence, float Weight, string Domain)
{
    /// <summary>What is known of the files; another file is trained on with weight 1.</summary>
    public static readonly IReadOnlyList<Source> Known =
    [
        new("aosp_apps", "Android Open Source Project applications and Google libraries", "Apache-2.0", 1, "software"),
        new("bible_en_kjv_asv", "King James Version and American Standard Version", "public domain", .4f, "bible"),
        new("bible_pd", "KJV, CUV, Kougo-yaku 1955, Judson, KRV 1961 (adventech, jpyperez/bible-tools)", "public domain", .4f, "bible"),
        new("cldr", "unicode-org/cldr-json", "Unicode-3.0", .8f, "words"),
        new("dhis2_android", "dhis2/dhis2-android-*", "BSD-3-Clause", 1, "software"),
        new("dhis2_apps", "dhis2 applications", "BSD-3-Clause, BSD-2-Clause; two of the repositories carry no licence file", 1, "software"),
        new("dhis2_core", "dhis2/dhis2-core", "BSD-3-Clause", 1, "software"),
        new("element_mobile", "element-hq/element-android, element-ios (commits of 2024)", "Apache-2.0", 1, "software"),
        new("lao_eng_dict_mpt", "wannaphong/LaoNLP, Lao-English dictionary", "MIT", .6f, "words"),
        new("matrix_react_sdk", "matrix-org/matrix-react-sdk", "Apache-2.0", 1, "software"),
        new("mifos_community", "openMF/community-app", "MPL-2.0", 1, "software"),
        new("mozilla_android", "mozilla-mobile/fenix, android-components, focus-android", "MPL-2.0", 1, "software"),
        new("ms_beginner_docs", "microsoft/*-for-beginners", "MIT", 1, "docs"),
        new("odk_collect", "getodk/collect", "Apache-2.0", 1, "software"),
        new("openrefine", "OpenRefine/OpenRefine", "BSD-3-Clause", 1, "software"),
        new("openstack_horizon", "openstack/horizon", "Apache-2.0", 1, "software"),
        new("phet", "phetsims/babel", "MIT", 1, "words"),
        new("python_docs_ja", "python/python-docs-ja", "CC0-1.0", .7f, "docs"),
        new("talpco", "matbahasa/TALPCo", "CC-BY-4.0", 1, "sentences"),
        new("tanaka_50k", "odashi/small_parallel_enja (Tanaka corpus)", "CC-BY-2.0-FR", 1, "sentences"),
        new("thai_lao_embassy", "PyThaiNLP/Thai-Lao-Parallel-Corpus", "CC0-1.0", 1, "sentences"),
        new("thunderbird_android", "thunderbird/thunderbird-android", "Apache-2.0", 1, "software"),
        new("wikipedia_android", "wikimedia/apps-android-wikipedia", "Apache-2.0", 1, "software"),
    ];

    /// <summary>The source of a file.</summary>
    public static Source Named(string name) => Known.FirstOrDefault(s => s.Name == name) ?? new(name, "your own", "your own", 1, "own");
}
